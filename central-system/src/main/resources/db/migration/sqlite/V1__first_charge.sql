-- The first tables: charge points with their connectors, tags, transactions, meter values.
--
-- Times are whole milliseconds since 1970 in UTC: they order and subtract as numbers, one index serves both, and no
-- zone can slip in. Energy is whole Wh. charge_point holds the identity as it was first spelt; identities and tags are
-- looked up by their upper-case key.

create table charge_point (
    identity                 text    not null primary key,
    identity_key             text    not null unique,
    vendor                   text,
    model                    text,
    serial_number            text,
    charge_box_serial_number text,
    firmware_version         text,
    iccid                    text,
    imsi                     text,
    meter_type               text,
    meter_serial_number      text,
    known_since              integer not null,
    accepted_at              integer,
    last_boot_at             integer,
    last_seen_at             integer
) strict;

create table connector (
    charge_point text    not null references charge_point (identity),
    connector_id integer not null,
    status       text    not null,
    error_code   text    not null,
    info         text,
    since        integer not null,
    received_at  integer not null,
    primary key (charge_point, connector_id)
) strict;

create table connector_history (
    id                integer primary key autoincrement,
    charge_point      text    not null references charge_point (identity),
    connector_id      integer not null,
    status            text    not null,
    error_code        text    not null,
    info              text,
    vendor_id         text,
    vendor_error_code text,
    at                integer not null,
    received_at       integer not null
) strict;

create index connector_history_by_time on connector_history (charge_point, connector_id, at);

create table tag (
    tag_key    text    not null primary key,
    tag        text    not null,
    parent     text,
    expiry_at  integer,
    blocked    integer not null default 0
) strict;

-- What started, the answer that was given to it, and the best stop there is. autoincrement: an id is never used twice.
create table charging_transaction (
    id                  integer primary key autoincrement check (id <= 2147483647),
    charge_point        text    not null references charge_point (identity),
    connector_id        integer not null,
    tag                 text    not null,
    tag_key             text    not null,
    meter_start_wh      integer not null,
    started_at          integer not null,
    start_received_at   integer not null,
    reservation_id      integer,
    answer_status       text    not null,
    answer_parent       text,
    answer_expiry_at    integer,
    stopped_at          integer,
    meter_stop_wh       integer,
    stop_reason         text,
    stop_tag            text,
    stop_received_at    integer,
    stop_estimated      integer not null default 0,
    last_sample_at      integer,
    last_energy_wh      integer,
    last_power_w        real,
    last_soc_percent    real
) strict;

-- A start that comes again, under whatever message id and over whatever socket, is the same transaction.
create unique index transaction_start_once
    on charging_transaction (charge_point, connector_id, tag_key, started_at, meter_start_wh);

create index transaction_of_charge_point on charging_transaction (charge_point, id);

create index transaction_open on charging_transaction (charge_point, connector_id) where stopped_at is null;

-- Stops that differ from the first one: kept, since one of them may be the right one.
create table stop_claim (
    id             integer primary key autoincrement,
    transaction_id integer not null references charging_transaction (id),
    meter_stop_wh  integer not null,
    stopped_at     integer not null,
    reason         text,
    tag            text,
    received_at    integer not null,
    frame          text    not null
) strict;

create index stop_claim_of_transaction on stop_claim (transaction_id);

create table transaction_flag (
    transaction_id integer not null references charging_transaction (id),
    flag           text    not null,
    at             integer not null,
    primary key (transaction_id, flag)
) strict;

-- What a charge point reported of a transaction that cannot be told: kept as it came until someone can.
create table orphan (
    id             integer primary key autoincrement,
    charge_point   text    not null,
    action         text    not null,
    transaction_id integer,
    frame          text    not null,
    received_at    integer not null
) strict;

-- One row for each MeterValue of the protocol, its samples as compact JSON. frame is what came, where that was odd.
create table meter_value (
    id             integer primary key autoincrement,
    charge_point   text    not null,
    connector_id   integer not null,
    transaction_id integer,
    sampled_at     integer not null,
    received_at    integer not null,
    samples        text    not null,
    digest         integer not null,
    frame          text
) strict;

-- A reading that comes again, in a repeated message or once more with the stop, is the same reading.
create unique index meter_value_once on meter_value (charge_point, connector_id, sampled_at, digest);

create index meter_value_of_transaction on meter_value (transaction_id, sampled_at) where transaction_id is not null;
