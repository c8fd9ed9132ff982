"""Sổ Cái: the ledger of administrative reform for Vietnamese local government."""
