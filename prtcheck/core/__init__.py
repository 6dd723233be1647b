"""Pure records and computations: no files, no clock, no globals."""
