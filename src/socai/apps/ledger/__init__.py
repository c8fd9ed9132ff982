"""The book: accounts, transfers, cuts, totals, marks, seals."""
