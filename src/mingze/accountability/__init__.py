"""The inner house: who owes what by when, what was done, who checked, what follows."""
