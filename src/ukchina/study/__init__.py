"""One corpus, read and coded, as tidy tables: what exhibits and findings are made from."""

from ukchina.study.opening import open_study, study
from ukchina.study.parameters import Parameters, known_parameters, parameters
from ukchina.study.study import Study

__all__ = ["Parameters", "Study", "known_parameters", "open_study", "parameters", "study"]
