"""The register of automated flows: whether one may run, who switches it, who is warned."""
