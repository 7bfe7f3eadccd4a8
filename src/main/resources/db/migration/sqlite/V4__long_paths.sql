-- Nothing to do, but for the same version on both: SQLite's indexes hold a path of any length.
SELECT 1;
