"""The roster: the whole organisation from one workbook or one list, checked, shown, then applied at once."""
