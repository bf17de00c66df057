"""One pass: values forward, blame back, one step, and the new error."""
