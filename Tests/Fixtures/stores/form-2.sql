-- A store of form 2 of the database: that of today without the outbox; rows as they are written today: two documents, one forgotten.
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
CREATE TABLE document (
    number INTEGER PRIMARY KEY,
    household TEXT NOT NULL,
    hash TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    forgotten INTEGER NOT NULL DEFAULT 0,
    UNIQUE (household, hash)
);
CREATE TABLE arrival (
    path TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    hash TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE run (
    number INTEGER PRIMARY KEY,
    plan TEXT NOT NULL,
    version TEXT NOT NULL,
    arguments TEXT NOT NULL,
    started TEXT NOT NULL,
    seconds REAL,
    exit INTEGER,
    outcome TEXT,
    households INTEGER,
    documents INTEGER,
    rejected INTEGER
);
CREATE TABLE run_household (
    run INTEGER NOT NULL REFERENCES run(number) ON DELETE CASCADE,
    household TEXT NOT NULL,
    inputs TEXT NOT NULL,
    documents INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    PRIMARY KEY (run, household)
) WITHOUT ROWID;
CREATE TABLE household (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, inputs TEXT);
CREATE TABLE account (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
CREATE TABLE category (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE entry (
    household INTEGER NOT NULL,
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    date TEXT NOT NULL,
    amount TEXT NOT NULL,
    minor INTEGER,
    currency TEXT,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    account INTEGER,
    category INTEGER,
    merchant TEXT,
    text TEXT, flow INTEGER, left_out INTEGER, home INTEGER, home_currency TEXT,
    PRIMARY KEY (household, place)
) WITHOUT ROWID;
CREATE TABLE word (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE share (
    household INTEGER NOT NULL,
    place INTEGER NOT NULL,
    part INTEGER NOT NULL,
    category INTEGER,
    minor INTEGER,
    PRIMARY KEY (household, place, part)
) WITHOUT ROWID;
INSERT INTO grdb_migrations VALUES('1-documents-runs-transactions');
INSERT INTO grdb_migrations VALUES('2-figures');
INSERT INTO document VALUES(1,'ana','a5abb09e745e6bb65f8a587b2bfd5f2d2fcda5993c536a7c01a17a4a4e1efa51','giro.csv',90,0);
INSERT INTO arrival VALUES('money/inbox/ana/giro.csv',90,1700000000000000000,1234,'a5abb09e745e6bb65f8a587b2bfd5f2d2fcda5993c536a7c01a17a4a4e1efa51');
INSERT INTO run VALUES(1,'nightly','0.1.0','till run nightly --book money --out money/output','2026-11-30T09:11:19Z',15.264083993002714123,0,'published',1,1,0);
INSERT INTO run VALUES(2,'nightly','0.1.0','till run nightly --book money --out money/output','2026-11-30T09:11:55Z',12.369433084000775125,0,'published',1,1,0);
INSERT INTO run_household VALUES(1,'ana','9b4c7ba9334ff70e6c3236e0765336e3e93da5b8dcfdf4971eb559db284cc264',1,0,'made');
INSERT INTO run_household VALUES(2,'ana','215c4b8dd09178175dfa34138ccd1d60eb3eaab874e4cb22f0ac00f017c1fb99',1,0,'made');
INSERT INTO household VALUES(1,'ana','215c4b8dd09178175dfa34138ccd1d60eb3eaab874e4cb22f0ac00f017c1fb99');
INSERT INTO category VALUES(1,'unknown');
INSERT INTO category VALUES(2,'food.coffee');
INSERT INTO entry VALUES(1,1,'f96b44ce32d2792a11b4a3b58b2b8ef8','2025-03-02','-12.00',-1200,'EUR','expense','posted',NULL,2,'Shop','SHOP 1',1,NULL,NULL,NULL);
INSERT INTO entry VALUES(1,2,'3e2cd241ea2a47ab54555013ddc560c4','2025-03-03','-3.00',-300,'EUR','expense','posted',NULL,2,'Cafe','CAFE 2',1,NULL,NULL,NULL);
INSERT INTO word VALUES(1,'spending');
INSERT INTO document VALUES(2,'ana','b5abb09e745e6bb65f8a587b2bfd5f2d2fcda5993c536a7c01a17a4a4e1efa51','old.csv',70,1);
CREATE VIEW transactions AS
SELECT household.id AS household, entry.id AS id, entry.date AS date, substr(entry.date, 1, 7) AS month, entry.amount AS amount,
    entry.minor AS minor, entry.currency AS currency, entry.kind AS kind, entry.status AS status, account.id AS account,
    category.name AS category, entry.merchant AS merchant, entry.text AS text,
    CASE WHEN entry.home_currency IS NULL THEN entry.minor ELSE entry.home END AS home_minor,
    coalesce(entry.home_currency, entry.currency) AS home_currency, flow.name AS flow,
    entry.flow IS NOT NULL AND entry.left_out IS NULL AS counted, reason.name AS left_out
FROM entry JOIN household ON household.number = entry.household
LEFT JOIN account ON account.number = entry.account LEFT JOIN category ON category.number = entry.category
LEFT JOIN word AS flow ON flow.number = entry.flow LEFT JOIN word AS reason ON reason.number = entry.left_out;
CREATE VIEW shares AS
SELECT household.id AS household, entry.id AS id, share.part AS part, entry.date AS date, substr(entry.date, 1, 7) AS month,
    category.name AS category, coalesce(share.minor, CASE WHEN entry.home_currency IS NULL THEN entry.minor ELSE entry.home END)
    AS home_minor, coalesce(entry.home_currency, entry.currency) AS home_currency, flow.name AS flow,
    entry.flow IS NOT NULL AND entry.left_out IS NULL AS counted, entry.merchant AS merchant
FROM entry JOIN household ON household.number = entry.household
LEFT JOIN share ON share.household = entry.household AND share.place = entry.place
LEFT JOIN category ON category.number = CASE WHEN share.part IS NULL THEN entry.category ELSE share.category END
LEFT JOIN word AS flow ON flow.number = entry.flow;
CREATE VIEW months AS
SELECT household, month, home_currency AS currency,
    sum(CASE WHEN flow = 'income' THEN home_minor ELSE 0 END) AS came_in,
    sum(CASE WHEN flow IN ('spending', 'unknown') THEN -home_minor ELSE 0 END) AS went_out,
    sum(CASE WHEN flow = 'unknown' THEN -home_minor ELSE 0 END) AS unknown,
    sum(CASE WHEN flow = 'saving' THEN -home_minor ELSE 0 END) AS saved, count(*) AS transactions
FROM transactions WHERE counted GROUP BY household, month, home_currency;
CREATE VIEW spending AS
SELECT household, month, category, home_currency AS currency, -sum(home_minor) AS minor, count(*) AS transactions
FROM shares WHERE counted AND flow IN ('spending', 'unknown') GROUP BY household, month, category, home_currency;
CREATE VIEW income AS
SELECT household, month, category, home_currency AS currency, sum(home_minor) AS minor, count(*) AS transactions
FROM shares WHERE counted AND flow IN ('income') GROUP BY household, month, category, home_currency;
CREATE VIEW savings AS
SELECT household, month, category, home_currency AS currency, -sum(home_minor) AS minor, count(*) AS transactions
FROM shares WHERE counted AND flow IN ('saving') GROUP BY household, month, category, home_currency;
COMMIT;
