"""Formulas that are given as text: those of claims with their intervals and verdicts, those of derived series, and readers' expressions."""
