-- The texts that lines are searched by, in the order of time, and an index of the pieces of their words (db/sqlite/search-index.ts).
CREATE TABLE transactions_text (
  place integer PRIMARY KEY NOT NULL,
  row_no integer NOT NULL,
  text text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX transactions_text_row ON transactions_text (row_no);
--> statement-breakpoint
-- What the index holds of each text: read only when the two are compared.
CREATE VIEW transactions_pieces AS SELECT place, grams_of(text) AS grams FROM transactions_text;
--> statement-breakpoint
CREATE VIRTUAL TABLE transactions_grams USING fts5(grams, tokenize = 'ascii', detail = 'none', content = 'transactions_pieces', content_rowid = 'place');
--> statement-breakpoint
INSERT INTO transactions_text (place, row_no, text)
SELECT (occurred_at / 60000) * 1048576 + row_number() OVER (PARTITION BY occurred_at / 60000 ORDER BY row_no) - 1, row_no, texts.c0
FROM transactions JOIN transactions_search_content AS texts ON texts.id = row_no;
--> statement-breakpoint
INSERT INTO transactions_grams (rowid, grams) SELECT place, grams_of(text) FROM transactions_text ORDER BY place;
--> statement-breakpoint
DROP TABLE transactions_search;
