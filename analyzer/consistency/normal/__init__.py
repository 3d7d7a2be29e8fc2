"""Brings names, addresses, titles, amounts and periods to one writing, so that only real differences are left."""
