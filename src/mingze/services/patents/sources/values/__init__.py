"""Single values that several formats write alike: days, numbers, classes, kinds, countries."""
