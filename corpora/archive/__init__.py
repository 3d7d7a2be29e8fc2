"""A seeded generator of an archive of past cases: packages, outcomes as an analyst has them, and the planted truth."""
