"""Writes the example packages: fictitious papers in the layouts and file formats that Korean offices use."""
