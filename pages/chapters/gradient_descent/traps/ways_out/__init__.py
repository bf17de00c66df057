"""Ways out: four of them with the same budget; which finds the lowest hollow?"""
