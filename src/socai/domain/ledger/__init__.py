"""The book's rules: accounts, transfers, differences, questions."""
