"""The diary on the disk: the only SQL, handing out frozen records."""
