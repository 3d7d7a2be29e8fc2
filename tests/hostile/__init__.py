"""Files from people who mean harm, and the faults of disks and copies. `README.md` lists what is tested where."""
