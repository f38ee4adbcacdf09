"""Links two CSV files with Splink and prints one line of JSON. Usage: link_with_splink.py LEFT RIGHT OUT"""
import json
import logging
import resource
import sys
import time

import duckdb
import splink
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

logging.disable(logging.WARNING)
left_path, right_path, out_path = sys.argv[1:4]
began = time.perf_counter()
connection = duckdb.connect(":memory:")
connection.execute("SET threads TO 2")

CLEAN = """
SELECT id AS unique_id,
  nullif(lower(trim(forename)), '') AS forename,
  nullif(lower(trim(middle_names)), '') AS middle_names,
  nullif(lower(regexp_replace(surname, '[^A-Za-z]', '', 'g')), '') AS surname,
  nullif(sex, '') AS sex,
  coalesce(try_strptime(born, '%Y-%m-%d'), try_strptime(born, '%d/%m/%Y'))::DATE AS born,
  nullif(upper(postcode), '') AS postcode,
  nullif(upn, '') AS upn
FROM read_csv('{path}', all_varchar = true, header = true)
"""


def table(path):
    return connection.sql(CLEAN.format(path=path))


settings = SettingsCreator(
    link_type="link_only",
    blocking_rules_to_generate_predictions=[
        block_on("upn"),
        block_on("forename", "surname"),
        block_on("surname", "born"),
        block_on("forename", "born"),
        block_on("postcode", "forename"),
        block_on("postcode", "born"),
        "l.forename = r.surname and l.surname = r.forename",
        block_on("born", "substr(forename, 1, 2)"),
        block_on("postcode", "substr(surname, 1, 3)"),
    ],
    comparisons=[
        cl.ForenameSurnameComparison("forename", "surname"),
        cl.NameComparison("middle_names").configure(term_frequency_adjustments=True),
        cl.DateOfBirthComparison("born", input_is_string=False),
        cl.ExactMatch("sex"),
        cl.ExactMatch("upn"),
        cl.PostcodeComparison("postcode"),
    ],
)
api = DuckDBAPI(connection=connection)
registered = [
    api.register(table(path), dataset_display_name=name)
    for name, path in (("left_rows", left_path), ("right_rows", right_path))
]
linker = Linker(registered, settings, log_level=None)
linker.training.estimate_probability_two_random_records_match([block_on("forename", "surname", "born")], recall=0.8)
linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
for rule in (block_on("forename", "surname", "year(born)"), block_on("born"), block_on("forename", "postcode")):
    linker.training.estimate_parameters_using_expectation_maximisation(rule)
trained = time.perf_counter()
predictions = linker.inference.predict(threshold_match_weight=-10)
name = predictions.physical_name
columns = [row[0] for row in connection.execute(f"DESCRIBE {name}").fetchall()]
turned = "source_dataset_l" in columns and connection.execute(f"SELECT min(source_dataset_l) FROM {name}").fetchone()[0] != "left_rows"
one, other = ("unique_id_r", "unique_id_l") if turned else ("unique_id_l", "unique_id_r")
connection.execute(f"COPY (SELECT {one}, {other}, match_weight FROM {name}) TO '{out_path}' (HEADER, DELIMITER ',')")
pairs = connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
print(
    json.dumps(
        {
            "version": splink.__version__,
            "seconds": time.perf_counter() - began,
            "trainSeconds": trained - began,
            "peakMemoryBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
            "candidatePairs": pairs,
        }
    )
)
