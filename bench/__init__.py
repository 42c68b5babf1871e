"""Measuring the product at national scale against the budgets it has to hold: ``python -m bench --help``."""
