"""Work that goes on behind the answers, one module a job."""
