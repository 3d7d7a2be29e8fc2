"""Fuzzing of the readers that are our own: what a strange file may do to them is a named refusal, and nothing else."""
