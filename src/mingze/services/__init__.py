"""The outer house: what the agency gives the public. It never imports the inner house."""
