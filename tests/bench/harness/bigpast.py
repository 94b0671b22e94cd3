"""A past of very many customers and calls, written straight into the database: a minute or two for ten
million rows. Calls come in sessions of five within one quarter of an hour, spread evenly over the days."""
import glob
import os
import shutil
import sqlite3
import time

DAYS = 90
SESSION = 5  # calls
BUCKET_MS = 900_000
COST = "(1000 + s % 9000)"  # nano-dollars a call, the same within a session
MODEL = "CASE s % 3 WHEN 0 THEN 'gpt-4o-mini' WHEN 1 THEN 'gpt-4o' ELSE 'gpt-4.1' END"


def _columns(database, table, given):
    """Names and expressions of every column: what is not given is zero or empty."""
    names, values = [], []
    for _, name, kind, _, standard, _ in database.execute(f"PRAGMA table_info({table})"):
        if name in given:
            value = given[name]
        elif name == "id" or standard is not None:
            continue
        else:
            value = "0" if kind.upper() in ("BIGINT", "INTEGER") else "''"
        names.append(name)
        values.append(value)
    return ", ".join(names), ", ".join(values)


def _fill(database, table, counted, last, given):
    names, values = _columns(database, table, given)
    database.execute(f"WITH RECURSIVE numbers({counted}) AS (SELECT 0 UNION ALL SELECT {counted} + 1 FROM numbers "
                     f"WHERE {counted} < {last - 1}) INSERT INTO {table} ({names}) SELECT {values} FROM numbers")


def _write(path, customers, rows):
    database = sqlite3.connect(path, isolation_level=None)
    for setting in ("journal_mode=DELETE", "synchronous=OFF", "cache_size=-400000", "locking_mode=EXCLUSIVE"):
        database.execute(f"PRAGMA {setting}").fetchall()
    indexes = database.execute("SELECT name, sql FROM sqlite_master WHERE type='index' AND sql IS NOT NULL "
                               "AND tbl_name IN ('requests', 'rollups')").fetchall()
    for name, _ in indexes:
        database.execute(f"DROP INDEX {name}")
    sessions = rows // SESSION
    now = int(time.time() * 1000)
    first = now // BUCKET_MS - DAYS * 96 + 1
    bucket = f"({first} + s * {DAYS * 96 - 1} / {sessions})"
    customer = f"(1 + (s * 7919) % {customers})"
    name = f"printf('customer-%07d', {customer})"
    database.execute("BEGIN")
    _fill(database, "customers", "s", customers,
          {"id": "s + 1", "project_id": "1", "name": "printf('customer-%07d', s + 1)", "override_limits": "NULL",
           "first_seen": str(first * BUCKET_MS)})
    shared = {"project_id": "1", "key_id": "1", "customer_id": customer, "provider": "'openai'"}
    _fill(database, "rollups", "s", sessions,
          {**shared, "bucket": bucket, "model": MODEL, "requests": str(SESSION), "cost": f"{SESSION} * {COST}",
           "prompt_tokens": str(200 * SESSION), "completion_tokens": str(100 * SESSION), "total_us": str(900 * SESSION)})
    keys = "bucket, project_id, key_id, tier, model, provider"
    sums = [name for _, name, *_ in database.execute("PRAGMA table_info(totals)") if name not in keys.split(", ")]
    database.execute(f"INSERT INTO totals ({keys}, {', '.join(sums)}) SELECT {keys}, "
                     f"{', '.join(f'SUM({name})' for name in sums)} FROM rollups GROUP BY {keys}")
    calls = {**shared, "request_id": "printf('req_%012d', i)", "customer_name": name, "labels": "'{}'",
             "started_at": f"{bucket} * {BUCKET_MS} + (i % {SESSION}) * 60000", "dialect": "'openai-chat'",
             "model_asked": MODEL, "model_served": MODEL, "status": "'success'", "http_status": "200",
             "estimate": f"2 * {COST}", "reserved": f"2 * {COST}", "actual": COST, "tokens_input": "200",
             "tokens_output": "100", "prompt_tokens": "200", "completion_tokens": "100", "cache": "'miss'",
             "total_us": "900", "first_byte_us": "800", "gateway_us": "100", "attempts": "'[]'",
             "id": "i + 1"}
    _fill(database, "requests", "i", rows, {key: value.replace("s *", f"(i / {SESSION}) *").replace("s %", f"(i / {SESSION}) %")
                                            for key, value in calls.items()})
    for _, sql in indexes:
        database.execute(sql)
    database.execute("COMMIT")
    database.execute("ANALYZE")
    database.close()


def prepare(bench, customers, rows):
    """A data folder with that past, made today; kept in the build folder for the next run."""
    stamp = time.strftime("%Y-%m-%d")
    folder = os.path.join(bench.build, f"past-{customers}-{rows}-{stamp}")
    done = os.path.join(folder, "made")
    if os.path.exists(done):
        return folder
    for old in glob.glob(os.path.join(bench.build, f"past-{customers}-{rows}-*")):
        shutil.rmtree(old)
    os.makedirs(folder)
    gateway = bench.fresh_gateway(folder=folder)  # makes the tables and the first project
    gateway.key()
    gateway.stop()
    path = next(path for path in glob.glob(os.path.join(folder, "*.db")) if "cache" not in os.path.basename(path))
    print(f"  writing a past of {customers:,} customers and {rows:,} calls …", flush=True)
    started = time.monotonic()
    _write(path, customers, rows)
    print(f"  written in {time.monotonic() - started:.0f} s", flush=True)
    open(done, "w").close()
    return folder
