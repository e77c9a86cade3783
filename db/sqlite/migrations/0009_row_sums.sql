-- A sum over the rows of each table, kept along by the application: what a broken disk changed no longer fits (db/sqlite/row-sums.ts).
CREATE TABLE row_sums (
	tbl text PRIMARY KEY NOT NULL,
	sum integer NOT NULL
) STRICT;
