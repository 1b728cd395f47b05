-- What the migrations in db/versions make of an empty SQLite database. Written by `python db/schema.py`.

CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE source (
	id INTEGER NOT NULL, 
	uid VARCHAR(40) NOT NULL, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	parent_id INTEGER, 
	side TEXT, 
	place TEXT, 
	named BOOLEAN NOT NULL, 
	resolved BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, seal BIGINT, 
	CONSTRAINT pk_source PRIMARY KEY (id), 
	CONSTRAINT uq_source_folded_kind_resolved UNIQUE (folded, kind, resolved), 
	CONSTRAINT uq_source_uid UNIQUE (uid), 
	CONSTRAINT ck_source_sourcekind CHECK (kind IN ('government', 'ministry', 'military', 'police', 'emergency_service', 'health', 'court', 'un', 'igo', 'ngo', 'media', 'state_media', 'company', 'armed_group', 'party', 'person', 'witness', 'research', 'anonymous', 'other')), 
	CONSTRAINT fk_source_parent_id_source FOREIGN KEY(parent_id) REFERENCES source (id)
);

CREATE TABLE alias (
	id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	made_at DATETIME NOT NULL, 
	made_by VARCHAR(200) NOT NULL, seal BIGINT, 
	CONSTRAINT pk_alias PRIMARY KEY (id), 
	CONSTRAINT uq_alias_source_id_folded UNIQUE (source_id, folded), 
	CONSTRAINT fk_alias_source_id_source FOREIGN KEY(source_id) REFERENCES source (id)
);

CREATE INDEX ix_alias_folded ON alias (folded);

CREATE TABLE report (
	id INTEGER NOT NULL, 
	uid VARCHAR(40) NOT NULL, 
	publisher_id INTEGER, 
	agency_id INTEGER, 
	url TEXT, 
	title TEXT, 
	byline TEXT, 
	published_at DATETIME, 
	published_precision VARCHAR(20), 
	modified_at DATETIME, 
	language VARCHAR(8), 
	supported BOOLEAN NOT NULL, 
	media_type TEXT NOT NULL, 
	encoding TEXT, 
	origin TEXT NOT NULL, 
	raw_sha256 VARCHAR(64) NOT NULL, 
	raw_size INTEGER NOT NULL, 
	text_sha256 VARCHAR(64) NOT NULL, 
	text TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	supersedes_id INTEGER, 
	superseded BOOLEAN NOT NULL, 
	ingested_at DATETIME NOT NULL, 
	ingested_by TEXT NOT NULL, linked BOOLEAN DEFAULT 0 NOT NULL, remarks JSON DEFAULT '[]' NOT NULL, left_out JSON DEFAULT '[]' NOT NULL, published_offset INTEGER, seal BIGINT, 
	CONSTRAINT pk_report PRIMARY KEY (id), 
	CONSTRAINT uq_report_url_version UNIQUE (url, version), 
	CONSTRAINT uq_report_uid UNIQUE (uid), 
	CONSTRAINT fk_report_publisher_id_source FOREIGN KEY(publisher_id) REFERENCES source (id), 
	CONSTRAINT fk_report_agency_id_source FOREIGN KEY(agency_id) REFERENCES source (id), 
	CONSTRAINT ck_report_precision CHECK (published_precision IN ('minute', 'day', 'week', 'month', 'year')), 
	CONSTRAINT fk_report_supersedes_id_report FOREIGN KEY(supersedes_id) REFERENCES report (id)
);

CREATE INDEX ix_report_publisher_id ON report (publisher_id);

CREATE INDEX ix_report_published_at ON report (published_at);

CREATE INDEX ix_report_raw_sha256 ON report (raw_sha256);

CREATE INDEX ix_report_text_sha256 ON report (text_sha256);

CREATE INDEX ix_report_superseded ON report (superseded);

CREATE TABLE claim (
	id INTEGER NOT NULL, 
	uid VARCHAR(40) NOT NULL, 
	report_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	quote_type VARCHAR(20) NOT NULL, 
	polarity VARCHAR(20) NOT NULL, 
	modality VARCHAR(20) NOT NULL, 
	content TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	content_spans JSON NOT NULL, 
	cue_spans JSON NOT NULL, 
	sentence_start INTEGER NOT NULL, 
	sentence_end INTEGER NOT NULL, 
	as_of DATETIME, 
	as_of_precision VARCHAR(20), 
	place TEXT, 
	event TEXT, 
	evidence TEXT NOT NULL, 
	confidence FLOAT NOT NULL, 
	extractor VARCHAR(40) NOT NULL, 
	created_at DATETIME NOT NULL, place_country VARCHAR(2), place_area VARCHAR(20), place_start INTEGER, place_end INTEGER, happened_at DATETIME, happening VARCHAR(40), scene VARCHAR(40), place_precision VARCHAR(20) CONSTRAINT ck_claim_placeprecision CHECK (place_precision IN ('country', 'region', 'city', 'site')), place_reason VARCHAR(40) CONSTRAINT ck_claim_placereason CHECK (place_reason IN ('named in the statement', 'named in its sentence', 'dateline', 'named in the paragraph before')), as_of_start INTEGER, as_of_end INTEGER, as_of_reason VARCHAR(40) CONSTRAINT ck_claim_as_of_reason CHECK (as_of_reason IN ('named as the time it holds at', 'named in the statement', 'named in its sentence', 'publication, on the day named', 'publication')), happened_start INTEGER, happened_end INTEGER, happened_reason VARCHAR(40) CONSTRAINT ck_claim_happened_reason CHECK (happened_reason IN ('named as the time it holds at', 'named in the statement', 'named in its sentence', 'publication, on the day named', 'publication')), seal BIGINT, 
	CONSTRAINT pk_claim PRIMARY KEY (id), 
	CONSTRAINT uq_claim_report_id_ordinal UNIQUE (report_id, ordinal), 
	CONSTRAINT uq_claim_uid UNIQUE (uid), 
	CONSTRAINT fk_claim_report_id_report FOREIGN KEY(report_id) REFERENCES report (id), 
	CONSTRAINT ck_claim_statementkind CHECK (kind IN ('denial', 'figure', 'quote', 'statement')), 
	CONSTRAINT ck_claim_quotetype CHECK (quote_type IN ('direct', 'mixed', 'indirect')), 
	CONSTRAINT ck_claim_polarity CHECK (polarity IN ('affirmed', 'denied')), 
	CONSTRAINT ck_claim_modality CHECK (modality IN ('asserted', 'possible', 'forecast')), 
	CONSTRAINT ck_claim_precision CHECK (as_of_precision IN ('minute', 'day', 'week', 'month', 'year'))
);

CREATE INDEX ix_claim_kind ON claim (kind);

CREATE INDEX ix_claim_as_of ON claim (as_of);

CREATE INDEX ix_claim_place ON claim (place);

CREATE INDEX ix_claim_event ON claim (event);

CREATE TABLE attribution (
	id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	position INTEGER NOT NULL, 
	printed TEXT NOT NULL, 
	source_spans JSON NOT NULL, 
	cue_spans JSON NOT NULL, 
	named BOOLEAN NOT NULL, 
	reason TEXT NOT NULL, speaker VARCHAR(200), number VARCHAR(40), confidence FLOAT, seal BIGINT, 
	CONSTRAINT pk_attribution PRIMARY KEY (id), 
	CONSTRAINT uq_attribution_claim_id_role_position UNIQUE (claim_id, role, position), 
	CONSTRAINT fk_attribution_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_attribution_source_id_source FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT ck_attribution_role CHECK (role IN ('issuer', 'relay', 'publisher'))
);

CREATE INDEX ix_attribution_source_id ON attribution (source_id);

CREATE TABLE figure (
	id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	low BIGINT, 
	high BIGINT, 
	measure VARCHAR(20) NOT NULL, 
	qualifier VARCHAR(20) NOT NULL, 
	hedge TEXT, 
	who TEXT, 
	unit TEXT, 
	part_of BOOLEAN NOT NULL, 
	basis VARCHAR(20) NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, seal BIGINT, 
	CONSTRAINT pk_figure PRIMARY KEY (id), 
	CONSTRAINT uq_figure_claim_id_ordinal UNIQUE (claim_id, ordinal), 
	CONSTRAINT fk_figure_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT ck_figure_measure CHECK (measure IN ('killed', 'injured', 'missing', 'displaced', 'detained', 'abducted', 'affected', 'infected', 'casualties', 'other')), 
	CONSTRAINT ck_figure_qualifier CHECK (qualifier IN ('exact', 'at_least', 'more_than', 'up_to', 'at_most', 'fewer_than', 'about', 'nearly', 'range', 'vague', 'none')), 
	CONSTRAINT ck_figure_basis CHECK (basis IN ('incident', 'period', 'cumulative'))
);

CREATE TABLE link (
	id INTEGER NOT NULL, 
	uid VARCHAR(40) NOT NULL, 
	a_id INTEGER NOT NULL, 
	b_id INTEGER NOT NULL, 
	relation VARCHAR(20) NOT NULL, 
	strength VARCHAR(20), 
	score FLOAT NOT NULL, 
	reasons JSON NOT NULL, 
	linker VARCHAR(40) NOT NULL, 
	created_at DATETIME NOT NULL, seal BIGINT, 
	CONSTRAINT pk_link PRIMARY KEY (id), 
	CONSTRAINT uq_link_a_id_b_id UNIQUE (a_id, b_id), 
	CONSTRAINT ck_link_two_claims CHECK (a_id <> b_id), 
	CONSTRAINT uq_link_uid UNIQUE (uid), 
	CONSTRAINT fk_link_a_id_claim FOREIGN KEY(a_id) REFERENCES claim (id), 
	CONSTRAINT fk_link_b_id_claim FOREIGN KEY(b_id) REFERENCES claim (id), 
	CONSTRAINT ck_link_relation CHECK (relation IN ('copies', 'restates', 'updates', 'part_of', 'conflicts', 'corroborates', 'unrelated', 'undecided')), 
	CONSTRAINT ck_link_strength CHECK (strength IN ('strong', 'weak'))
);

CREATE INDEX ix_link_b_id ON link (b_id);

CREATE TABLE judgement (
	id INTEGER NOT NULL, 
	a_id INTEGER NOT NULL, 
	b_id INTEGER NOT NULL, 
	verdict VARCHAR(20) NOT NULL, 
	relation VARCHAR(20), 
	reason TEXT, 
	made_at DATETIME NOT NULL, 
	made_by VARCHAR(200) NOT NULL, seal BIGINT, 
	CONSTRAINT pk_judgement PRIMARY KEY (id), 
	CONSTRAINT ck_judgement_two_claims CHECK (a_id <> b_id), 
	CONSTRAINT fk_judgement_a_id_claim FOREIGN KEY(a_id) REFERENCES claim (id), 
	CONSTRAINT fk_judgement_b_id_claim FOREIGN KEY(b_id) REFERENCES claim (id), 
	CONSTRAINT ck_judgement_verdict CHECK (verdict IN ('accept', 'reject', 'other', 'retract')), 
	CONSTRAINT ck_judgement_relation CHECK (relation IN ('copies', 'restates', 'updates', 'part_of', 'conflicts', 'corroborates', 'unrelated', 'undecided'))
);

CREATE INDEX ix_judgement_a_id ON judgement (a_id);

CREATE INDEX ix_judgement_b_id ON judgement (b_id);

CREATE TABLE tag (
	id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	present BOOLEAN NOT NULL, 
	made_at DATETIME NOT NULL, 
	made_by VARCHAR(200) NOT NULL, seal BIGINT, 
	CONSTRAINT pk_tag PRIMARY KEY (id), 
	CONSTRAINT fk_tag_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id)
);

CREATE INDEX ix_tag_claim_id ON tag (claim_id);

CREATE INDEX ix_tag_name ON tag (name);

CREATE TABLE grade (
	id INTEGER NOT NULL, 
	source_id INTEGER, 
	claim_id INTEGER, 
	code VARCHAR(1) NOT NULL, 
	reason TEXT, 
	made_at DATETIME NOT NULL, 
	made_by VARCHAR(200) NOT NULL, seal BIGINT, 
	CONSTRAINT pk_grade PRIMARY KEY (id), 
	CONSTRAINT ck_grade_one_half CHECK ((source_id IS NOT NULL AND claim_id IS NULL AND code IN ('A','B','C','D','E','F')) OR (claim_id IS NOT NULL AND source_id IS NULL AND code IN ('1','2','3','4','5','6'))), 
	CONSTRAINT fk_grade_source_id_source FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT fk_grade_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id)
);

CREATE INDEX ix_grade_source_id ON grade (source_id);

CREATE INDEX ix_grade_claim_id ON grade (claim_id);

CREATE TABLE note (
	id INTEGER NOT NULL, 
	claim_id INTEGER, 
	source_id INTEGER, 
	report_id INTEGER, 
	text TEXT NOT NULL, 
	made_at DATETIME NOT NULL, 
	made_by VARCHAR(200) NOT NULL, seal BIGINT, 
	CONSTRAINT pk_note PRIMARY KEY (id), 
	CONSTRAINT ck_note_one_subject CHECK ((CASE WHEN claim_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN source_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN report_id IS NULL THEN 0 ELSE 1 END) = 1), 
	CONSTRAINT fk_note_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_note_source_id_source FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT fk_note_report_id_report FOREIGN KEY(report_id) REFERENCES report (id)
);

CREATE INDEX ix_note_claim_id ON note (claim_id);

CREATE INDEX ix_note_source_id ON note (source_id);

CREATE INDEX ix_note_report_id ON note (report_id);

CREATE TABLE log_entry (
	id INTEGER NOT NULL, 
	made_at DATETIME NOT NULL, 
	made_by VARCHAR(200) NOT NULL, 
	action VARCHAR(40) NOT NULL, 
	subject VARCHAR(20) NOT NULL, 
	subject_uid VARCHAR(40), 
	detail JSON NOT NULL, seal BIGINT, 
	CONSTRAINT pk_log_entry PRIMARY KEY (id)
);

CREATE INDEX ix_log_entry_action ON log_entry (action);

CREATE INDEX ix_log_entry_subject_uid ON log_entry (subject_uid);

CREATE VIEW claim_search_source AS
    SELECT claim.id AS id, claim.content AS content, report.title AS title
    FROM claim JOIN report ON report.id = claim.report_id;

CREATE VIRTUAL TABLE claim_search USING fts5 (
        content, title,
        content = 'claim_search_source', content_rowid = 'id',
        tokenize = 'porter unicode61 remove_diacritics 2'
    );

CREATE TRIGGER claim_search_insert AFTER INSERT ON claim BEGIN
        INSERT INTO claim_search (rowid, content, title)
        VALUES (new.id, new.content, (SELECT title FROM report WHERE id = new.report_id));
    END;

CREATE TRIGGER claim_search_delete AFTER DELETE ON claim BEGIN
        INSERT INTO claim_search (claim_search, rowid, content, title)
        VALUES ('delete', old.id, old.content, (SELECT title FROM report WHERE id = old.report_id));
    END;

CREATE TRIGGER claim_search_update AFTER UPDATE OF content ON claim BEGIN
        INSERT INTO claim_search (claim_search, rowid, content, title)
        VALUES ('delete', old.id, old.content, (SELECT title FROM report WHERE id = old.report_id));
        INSERT INTO claim_search (rowid, content, title)
        VALUES (new.id, new.content, (SELECT title FROM report WHERE id = new.report_id));
    END;

CREATE TRIGGER claim_search_retitle AFTER UPDATE OF title ON report BEGIN
        INSERT INTO claim_search (claim_search, rowid, content, title)
        SELECT 'delete', id, content, old.title FROM claim WHERE report_id = old.id;
        INSERT INTO claim_search (rowid, content, title)
        SELECT id, content, new.title FROM claim WHERE report_id = new.id;
    END;

CREATE TABLE identification (
	id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	aspect VARCHAR(20) NOT NULL, 
	stands BOOLEAN NOT NULL, 
	other_id INTEGER, 
	value TEXT, 
	folded TEXT, 
	reason TEXT, 
	made_at DATETIME NOT NULL, 
	made_by VARCHAR(200) NOT NULL, seal BIGINT, 
	CONSTRAINT pk_identification PRIMARY KEY (id), 
	CONSTRAINT ck_identification_taken_back CHECK (stands OR (other_id IS NULL AND value IS NULL)), 
	CONSTRAINT ck_identification_value_of CHECK (value IS NULL OR aspect NOT IN ('same_as', 'parent')), 
	CONSTRAINT ck_identification_other_of CHECK (other_id IS NULL OR aspect IN ('same_as', 'parent')), 
	CONSTRAINT ck_identification_same_as_what CHECK (other_id IS NOT NULL OR NOT stands OR aspect <> 'same_as'), 
	CONSTRAINT ck_identification_two_sources CHECK (source_id <> other_id), 
	CONSTRAINT fk_identification_source_id_source FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT ck_identification_aspect CHECK (aspect IN ('same_as', 'name', 'kind', 'parent', 'place', 'side')), 
	CONSTRAINT fk_identification_other_id_source FOREIGN KEY(other_id) REFERENCES source (id)
);

CREATE INDEX ix_identification_source_id ON identification (source_id);

CREATE INDEX ix_identification_other_id ON identification (other_id);

CREATE TABLE said_alias (
	id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	stands BOOLEAN NOT NULL, 
	reason TEXT, 
	made_at DATETIME NOT NULL, 
	made_by VARCHAR(200) NOT NULL, seal BIGINT, 
	CONSTRAINT pk_said_alias PRIMARY KEY (id), 
	CONSTRAINT fk_said_alias_source_id_source FOREIGN KEY(source_id) REFERENCES source (id)
);

CREATE INDEX ix_said_alias_source_id ON said_alias (source_id);

CREATE INDEX ix_said_alias_folded ON said_alias (folded);

CREATE TABLE displaced_link (
	id INTEGER NOT NULL, 
	uid VARCHAR(40) NOT NULL, 
	a_id INTEGER NOT NULL, 
	b_id INTEGER NOT NULL, 
	relation VARCHAR(20), 
	strength VARCHAR(20), 
	score FLOAT, 
	reasons JSON, 
	linker VARCHAR(40), 
	created_at DATETIME, seal BIGINT, 
	CONSTRAINT pk_displaced_link PRIMARY KEY (id), 
	CONSTRAINT uq_displaced_link_a_id_b_id UNIQUE (a_id, b_id), 
	CONSTRAINT ck_displaced_link_two_claims CHECK (a_id <> b_id), 
	CONSTRAINT fk_displaced_link_a_id_claim FOREIGN KEY(a_id) REFERENCES claim (id), 
	CONSTRAINT fk_displaced_link_b_id_claim FOREIGN KEY(b_id) REFERENCES claim (id), 
	CONSTRAINT ck_displaced_link_relation CHECK (relation IN ('copies', 'restates', 'updates', 'part_of', 'conflicts', 'corroborates', 'unrelated', 'undecided')), 
	CONSTRAINT ck_displaced_link_strength CHECK (strength IN ('strong', 'weak'))
);

CREATE INDEX ix_displaced_link_b_id ON displaced_link (b_id);

CREATE INDEX ix_claim_happening_place ON claim (happening, place);

CREATE TABLE event_decision (
	id INTEGER NOT NULL, 
	act VARCHAR(20) NOT NULL, 
	claim_id INTEGER NOT NULL, 
	other_id INTEGER, 
	name VARCHAR(200), 
	present BOOLEAN NOT NULL, 
	reason TEXT, 
	made_at DATETIME NOT NULL, 
	made_by VARCHAR(200) NOT NULL, seal BIGINT, 
	CONSTRAINT pk_event_decision PRIMARY KEY (id), 
	CONSTRAINT ck_event_decision_two_when_together CHECK ((act = 'together') = (other_id IS NOT NULL)), 
	CONSTRAINT ck_event_decision_two_claims CHECK (other_id IS NULL OR other_id <> claim_id), 
	CONSTRAINT ck_event_decision_eventact CHECK (act IN ('name', 'apart', 'together')), 
	CONSTRAINT fk_event_decision_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT fk_event_decision_other_id_claim FOREIGN KEY(other_id) REFERENCES claim (id)
);

CREATE INDEX ix_event_decision_claim_id ON event_decision (claim_id);

CREATE INDEX ix_event_decision_other_id ON event_decision (other_id);

CREATE TABLE correction (
	id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	aspect VARCHAR(20) NOT NULL, 
	ordinal INTEGER, 
	stands BOOLEAN NOT NULL, 
	source_id INTEGER, 
	moment DATETIME, 
	precision VARCHAR(20), 
	value VARCHAR(200), 
	low BIGINT, 
	high BIGINT, 
	measure VARCHAR(20), 
	reason TEXT, 
	made_at DATETIME NOT NULL, 
	made_by VARCHAR(200) NOT NULL, seal BIGINT, 
	CONSTRAINT pk_correction PRIMARY KEY (id), 
	CONSTRAINT ck_correction_ordinal_of CHECK ((aspect = 'figure') = (ordinal IS NOT NULL)), 
	CONSTRAINT ck_correction_source_of CHECK (source_id IS NULL OR (stands AND aspect = 'issuer')), 
	CONSTRAINT ck_correction_moment_of CHECK ((moment IS NOT NULL) = (stands AND aspect = 'as_of')), 
	CONSTRAINT ck_correction_moment_to CHECK ((moment IS NULL) = (precision IS NULL)), 
	CONSTRAINT ck_correction_value_of CHECK ((value IS NOT NULL) = (stands AND aspect = 'place')), 
	CONSTRAINT ck_correction_bounds_of CHECK ((low IS NOT NULL OR high IS NOT NULL) = (stands AND aspect = 'figure')), 
	CONSTRAINT ck_correction_measure_of CHECK (measure IS NULL OR low IS NOT NULL OR high IS NOT NULL), 
	CONSTRAINT ck_correction_low_to_high CHECK (low <= high), 
	CONSTRAINT fk_correction_claim_id_claim FOREIGN KEY(claim_id) REFERENCES claim (id), 
	CONSTRAINT ck_correction_corrected CHECK (aspect IN ('issuer', 'as_of', 'place', 'figure')), 
	CONSTRAINT fk_correction_source_id_source FOREIGN KEY(source_id) REFERENCES source (id), 
	CONSTRAINT ck_correction_precision CHECK (precision IN ('minute', 'day', 'week', 'month', 'year')), 
	CONSTRAINT ck_correction_measure CHECK (measure IN ('killed', 'injured', 'missing', 'displaced', 'detained', 'abducted', 'affected', 'infected', 'casualties', 'other'))
);

CREATE INDEX ix_correction_claim_id ON correction (claim_id);

CREATE INDEX ix_correction_source_id ON correction (source_id);

CREATE TABLE report_term (
	term VARCHAR(80) NOT NULL, 
	day INTEGER NOT NULL, 
	report_id INTEGER NOT NULL, 
	CONSTRAINT pk_report_term PRIMARY KEY (term, day, report_id), 
	CONSTRAINT fk_report_term_report_id_report FOREIGN KEY(report_id) REFERENCES report (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_report_term_report_id ON report_term (report_id);

CREATE TABLE sketch (
	report_id INTEGER NOT NULL, 
	place BIGINT NOT NULL, 
	words INTEGER NOT NULL, 
	finder VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_sketch PRIMARY KEY (report_id), 
	CONSTRAINT fk_sketch_report_id_report FOREIGN KEY(report_id) REFERENCES report (id)
);

CREATE TABLE fingerprint (
	value BIGINT NOT NULL, 
	place BIGINT NOT NULL, 
	report_id INTEGER NOT NULL, 
	CONSTRAINT pk_fingerprint PRIMARY KEY (value, place, report_id), 
	CONSTRAINT fk_fingerprint_report_id_report FOREIGN KEY(report_id) REFERENCES report (id)
)
 WITHOUT ROWID;

CREATE INDEX ix_fingerprint_report_id ON fingerprint (report_id);

CREATE TABLE echo (
	id INTEGER NOT NULL, 
	later_id INTEGER NOT NULL, 
	earlier_id INTEGER NOT NULL, 
	ordered_by VARCHAR(20) NOT NULL, 
	words INTEGER NOT NULL, 
	share FLOAT NOT NULL, 
	share_of_earlier FLOAT NOT NULL, 
	passages JSON NOT NULL, 
	reasons JSON NOT NULL, 
	finder VARCHAR(40) NOT NULL, seal BIGINT, 
	CONSTRAINT pk_echo PRIMARY KEY (id), 
	CONSTRAINT uq_echo_later_id_earlier_id UNIQUE (later_id, earlier_id), 
	CONSTRAINT ck_echo_two_reports CHECK (later_id <> earlier_id), 
	CONSTRAINT fk_echo_later_id_report FOREIGN KEY(later_id) REFERENCES report (id), 
	CONSTRAINT fk_echo_earlier_id_report FOREIGN KEY(earlier_id) REFERENCES report (id), 
	CONSTRAINT ck_echo_echoorder CHECK (ordered_by IN ('published', 'ingested'))
);

CREATE INDEX ix_echo_earlier_id ON echo (earlier_id);

CREATE TABLE credit (
	id INTEGER NOT NULL, 
	report_id INTEGER NOT NULL, 
	source_id INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, seal BIGINT, 
	CONSTRAINT pk_credit PRIMARY KEY (id), 
	CONSTRAINT uq_credit_report_id_start UNIQUE (report_id, start), 
	CONSTRAINT fk_credit_report_id_report FOREIGN KEY(report_id) REFERENCES report (id), 
	CONSTRAINT fk_credit_source_id_source FOREIGN KEY(source_id) REFERENCES source (id)
);

CREATE INDEX ix_credit_source_id ON credit (source_id);

CREATE TABLE claim_postings (
	term VARCHAR(80) NOT NULL, 
	leading BOOLEAN NOT NULL, 
	block INTEGER NOT NULL, 
	claims BLOB NOT NULL, 
	CONSTRAINT pk_claim_postings PRIMARY KEY (term, leading, block)
)
 WITHOUT ROWID;

CREATE TABLE claim_measures (
	block INTEGER NOT NULL, 
	measures BLOB NOT NULL, 
	CONSTRAINT pk_claim_measures PRIMARY KEY (block)
);

CREATE TABLE extraction_failure (
	report_id INTEGER NOT NULL, 
	code VARCHAR(20) NOT NULL, 
	reason VARCHAR(300) NOT NULL, 
	extractor VARCHAR(40) NOT NULL, 
	failed_at DATETIME NOT NULL, 
	CONSTRAINT pk_extraction_failure PRIMARY KEY (report_id), 
	CONSTRAINT fk_extraction_failure_report_id_report FOREIGN KEY(report_id) REFERENCES report (id)
);

CREATE TABLE row_count (
	name VARCHAR(40) NOT NULL, 
	rows BIGINT NOT NULL, 
	CONSTRAINT pk_row_count PRIMARY KEY (name)
);

CREATE INDEX ix_link_relation_score ON link (relation, score);

CREATE INDEX ix_log_entry_made_by ON log_entry (made_by);
