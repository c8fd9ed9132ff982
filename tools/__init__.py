"""Scripts behind the tasks of the Makefile; no part of the installed package."""
