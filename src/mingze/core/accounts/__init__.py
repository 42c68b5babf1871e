"""Sign-in, one-time codes, lock-out, and the three officers who run the system."""
