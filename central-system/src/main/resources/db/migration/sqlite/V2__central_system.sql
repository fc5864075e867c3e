-- What a whole central system keeps: decisions about charge points, orphans with their resolution, commands, known
-- configuration, findings, events; and the tables that every message writes to, in the form that costs least.

alter table charge_point add column decision text not null default 'ACCEPT';
alter table charge_point add column strictness text;

create table boot (
    id               integer primary key,
    charge_point     text    not null references charge_point (identity),
    at               integer not null,
    answer           text    not null,
    vendor           text    not null,
    model            text    not null,
    serial_number    text,
    firmware_version text,
    frame            text    not null
) strict;

create index boot_of_charge_point on boot (charge_point, id);

-- Handshakes that were refused, counted by who asked and why.
create table refused_handshake (
    identity_key text    not null,
    status       integer not null,
    reason       text    not null,
    identity     text    not null,
    remote       text    not null,
    path         text    not null,
    first_at     integer not null,
    last_at      integer not null,
    times        integer not null,
    primary key (identity_key, status, reason)
) strict, without rowid;

create index refused_handshake_by_time on refused_handshake (last_at);

create table past_connection (
    id           integer primary key,
    charge_point text    not null,
    remote       text    not null,
    opened_at    integer not null,
    closed_at    integer not null,
    code         integer not null,
    reason       text    not null
) strict;

create index past_connection_of_charge_point on past_connection (charge_point, id);

alter table tag add column max_transactions integer;
alter table tag add column note text;

-- How far a running transaction is, is derived from its readings; flags are the bits of one number.
alter table charging_transaction add column flags integer not null default 0;
alter table charging_transaction add column stop_source text;

update charging_transaction
   set flags = coalesce((select sum(case flag when 'SUPERSEDED' then 1 when 'STOPS_DIFFER' then 2
                                              when 'METER_RAN_BACKWARDS' then 4 when 'ENDED_BEFORE_START' then 8
                                              when 'NO_SUCH_CONNECTOR' then 16 else 0 end)
                           from transaction_flag f where f.transaction_id = charging_transaction.id), 0),
       stop_source = case when stopped_at is null then null when stop_estimated = 1 then 'SUPERSEDED'
                          else 'CHARGE_POINT' end;

drop table transaction_flag;
alter table charging_transaction drop column last_sample_at;
alter table charging_transaction drop column last_energy_wh;
alter table charging_transaction drop column last_power_w;
alter table charging_transaction drop column last_soc_percent;

drop index transaction_open;
create index transaction_running on charging_transaction (charge_point, connector_id) where stopped_at is null;
create index transaction_running_by_tag on charging_transaction (tag_key) where stopped_at is null;

-- Ids are given out in blocks, so that none is given twice and none has to be asked for.
create table id_block (
    name text    not null primary key,
    next integer not null
) strict, without rowid;

insert into id_block (name, next) select 'transaction', coalesce(max(id), 0) + 1 from charging_transaction;

create table claim (
    id             integer primary key,
    transaction_id integer not null references charging_transaction (id),
    source         text    not null,
    meter_stop_wh  integer,
    stopped_at     integer not null,
    reason         text,
    tag            text,
    received_at    integer not null,
    digest         integer not null,
    frame          text    not null
) strict;

insert into claim (id, transaction_id, source, meter_stop_wh, stopped_at, reason, tag, received_at, digest, frame)
select id, transaction_id, 'CHARGE_POINT', meter_stop_wh, stopped_at, reason, tag, received_at, id, frame
  from stop_claim;

drop table stop_claim;
create unique index claim_once on claim (transaction_id, digest);

-- digest tells a repetition of the same message; the rest is what a match is sought by.
create table orphan_message (
    id             integer primary key,
    charge_point   text    not null,
    action         text    not null,
    transaction_id integer,
    connector_id   integer,
    tag_key        text,
    meter_wh       integer,
    at             integer,
    received_at    integer not null,
    digest         integer not null,
    frame          text    not null,
    state          text    not null default 'OPEN',
    attached_to    integer references charging_transaction (id),
    resolved_at    integer,
    resolved_by    text,
    note           text
) strict;

insert into orphan_message (id, charge_point, action, transaction_id, received_at, digest, frame)
select id, charge_point, action, transaction_id, received_at, id, frame from orphan;

drop table orphan;
create unique index orphan_once on orphan_message (charge_point, digest);
create index orphan_open on orphan_message (charge_point, id) where state = 'OPEN';

create table reading (
    charge_point   text    not null,
    connector_id   integer not null,
    sampled_at     integer not null,
    digest         integer not null,
    transaction_id integer,
    received_at    integer not null,
    samples        text    not null,
    frame          text,
    primary key (charge_point, connector_id, sampled_at, digest)
) strict, without rowid;

insert into reading (charge_point, connector_id, sampled_at, digest, transaction_id, received_at, samples, frame)
select charge_point, connector_id, sampled_at, digest, transaction_id, received_at, samples, frame from meter_value;

drop table meter_value;
create index reading_of_transaction on reading (transaction_id, sampled_at) where transaction_id is not null;

create table status_history (
    charge_point      text    not null,
    connector_id      integer not null,
    at                integer not null,
    digest            integer not null,
    status            text    not null,
    error_code        text    not null,
    info              text,
    vendor_id         text,
    vendor_error_code text,
    received_at       integer not null,
    primary key (charge_point, connector_id, at, digest)
) strict, without rowid;

insert into status_history (charge_point, connector_id, at, digest, status, error_code, info, vendor_id,
                            vendor_error_code, received_at)
select charge_point, connector_id, at, id, status, error_code, info, vendor_id, vendor_error_code, received_at
  from connector_history;

drop table connector_history;

create table event (
    id             integer primary key,
    at             integer not null,
    type           text    not null,
    charge_point   text,
    transaction_id integer,
    data           text    not null
) strict;

create table job (
    id              integer primary key,
    action          text    not null,
    request         text    not null,
    created_at      integer not null,
    created_by      text    not null,
    offline_policy  text    not null,
    priority        text    not null,
    per_second      real,
    expires_at      integer not null,
    idempotency_key text unique,
    cancelled_at    integer
) strict;

create table command (
    id           integer primary key,
    job_id       integer not null references job (id),
    charge_point text    not null,
    state        text    not null,
    queued_at    integer not null,
    sent_at      integer,
    ended_at     integer,
    status       text,
    response     text,
    reason       text,
    follow_until integer,
    led_to       text,
    led_to_id    integer,
    led_to_at    integer
) strict;

create index command_of_job on command (job_id, id);
create index command_of_charge_point on command (charge_point, id);
create index command_unfinished on command (charge_point) where ended_at is null;
create index command_followed on command (charge_point) where follow_until is not null;

create table configuration_key (
    charge_point    text    not null,
    name_key        text    not null,
    name            text    not null,
    known           integer not null,
    readonly        integer,
    value           text,
    read_at         integer not null,
    pending_value   text,
    reboot_required integer not null default 0,
    primary key (charge_point, name_key)
) strict, without rowid;

create table configuration_change (
    id           integer primary key,
    charge_point text    not null,
    name_key     text    not null,
    name         text    not null,
    old_value    text,
    new_value    text,
    source       text    not null,
    result       text    not null,
    command_id   integer,
    at           integer not null
) strict;

create index configuration_change_of_key on configuration_change (charge_point, name_key, id);

create table finding (
    id           integer primary key,
    charge_point text    not null,
    kind         text    not null,
    subject      text    not null,
    first_at     integer not null,
    last_at      integer not null,
    times        integer not null,
    detail       text    not null,
    frame        text,
    resolved_at  integer,
    resolved_by  text,
    note         text,
    unique (charge_point, kind, subject)
) strict;

create index finding_open on finding (id) where resolved_at is null;
