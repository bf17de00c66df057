"""Where the ground is level: the searches behind `critical_points`."""
