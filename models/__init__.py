"""Shipped weights, their cards, and the scripts that train and measure them."""
