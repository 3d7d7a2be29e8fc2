"""Scripts that train the encoder and the matcher. Seeded; they run on two cores."""
