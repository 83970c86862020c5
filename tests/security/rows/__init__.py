"""The rows of the matrix, one file for each package that has URLs."""
