"""Where an analyst starts. `python -m notebooks` runs all of them and writes the rendered copies into `docs/notebooks`."""
