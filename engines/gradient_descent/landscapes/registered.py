"""The landscapes that are there, with their formulas, windows and known minima."""

from itertools import product

from engines.gradient_descent.landscapes import bowls, hollows, saddles, waves
from engines.gradient_descent.surface import Surface, elongated_bowl


def _landscape(
    room, name, label, formula, gradient_formula, domain, minima=(), smooth=True
) -> Surface:
    return Surface(
        name=name,
        label=label,
        formula=rf"f(x, y) = {formula}",
        gradient_formula=rf"\nabla f = {gradient_formula}",
        value=getattr(room, f"{name}_value"),
        gradient=getattr(room, f"{name}_gradient"),
        hessian=getattr(room, f"{name}_hessian"),
        domain=domain,
        minima=tuple(minima),
        smooth=smooth,
    )


def _mirrored(*places: tuple[float, float]) -> list[tuple[float, float]]:
    """Return places with those that the mirrors x = 0, y = 0 and x = y make of them."""
    return list(
        dict.fromkeys(
            (sign_x * a, sign_y * b)
            for x, y in places
            for a, b in ((x, y), (y, x))
            for sign_x, sign_y in product((1.0, -1.0), repeat=2)
        )
    )


# The minima inside the domain are roots of the gradient, rounded once from 60 digits.
LANDSCAPES: dict[str, Surface] = {
    surface.name: surface
    for surface in (
        _landscape(
            bowls,
            "sphere",
            "Sphere",
            r"x^2 + y^2",
            r"(2x,\; 2y)",
            ((-5.0, 5.0), (-5.0, 5.0)),
            [(0.0, 0.0)],
        ),
        elongated_bowl(condition_number=20.0, rotation_degrees=30.0),
        _landscape(
            bowls,
            "booth",
            "Booth",
            r"(x + 2y - 7)^2 + (2x + y - 5)^2",
            r"(10x + 8y - 34,\; 8x + 10y - 38)",
            ((-10.0, 10.0), (-10.0, 10.0)),
            [(1.0, 3.0)],
        ),
        _landscape(
            bowls,
            "matyas",
            "Matyas",
            r"0.26\,(x^2 + y^2) - 0.48\,xy",
            r"(0.52x - 0.48y,\; 0.52y - 0.48x)",
            ((-10.0, 10.0), (-10.0, 10.0)),
            [(0.0, 0.0)],
        ),
        _landscape(
            bowls,
            "rosenbrock",
            "Rosenbrock",
            r"(1 - x)^2 + 100\,(y - x^2)^2",
            r"(-2(1 - x) - 400x(y - x^2),\; 200(y - x^2))",
            ((-2.0, 2.0), (-1.0, 3.0)),
            [(1.0, 1.0)],
        ),
        _landscape(
            bowls,
            "beale",
            "Beale",
            r"\textstyle\sum_{k=1}^{3} u_k^2, \; u_k = c_k - x + xy^k, "
            r"\; c = (1.5, 2.25, 2.625)",
            r"\textstyle\bigl(2\sum_k u_k (y^k - 1),\; "
            r"2x \sum_k k\,u_k\,y^{k-1}\bigr)",
            ((-4.5, 4.5), (-4.5, 4.5)),
            [(3.0, 0.5)],
        ),
        _landscape(
            hollows,
            "himmelblau",
            "Himmelblau",
            r"(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
            r"(4x(x^2 + y - 11) + 2(x + y^2 - 7),\; "
            r"2(x^2 + y - 11) + 4y(x + y^2 - 7))",
            ((-5.0, 5.0), (-5.0, 5.0)),
            [
                (3.0, 2.0),
                (-2.805118086952745, 3.131312518250573),
                (-3.779310253377747, -3.2831859912861696),
                (3.5844283403304917, -1.8481265269644036),
            ],
        ),
        _landscape(
            hollows,
            "six_hump_camel",
            "Six-hump camel",
            r"(4 - 2.1x^2 + \tfrac13 x^4)\,x^2 + xy + (4y^2 - 4)\,y^2",
            r"(8x - 8.4x^3 + 2x^5 + y,\; x - 8y + 16y^3)",
            ((-2.0, 2.0), (-1.1, 1.1)),
            [
                (0.08984201310031806, -0.7126564030207396),
                (-0.08984201310031806, 0.7126564030207396),
                (1.703606714969981, -0.7960835686726251),
                (-1.703606714969981, 0.7960835686726251),
                (1.6071047529201972, 0.5686514548841314),
                (-1.6071047529201972, -0.5686514548841314),
            ],
        ),
        _landscape(
            hollows,
            "three_hump_camel",
            "Three-hump camel",
            r"2x^2 - 1.05x^4 + \tfrac16 x^6 + xy + y^2",
            r"(4x - 4.2x^3 + x^5 + y,\; x + 2y)",
            ((-2.2, 2.2), (-2.0, 2.0)),
            [
                (0.0, 0.0),
                (1.7475523458302888, -0.8737761729151444),
                (-1.7475523458302888, 0.8737761729151444),
            ],
        ),
        _landscape(
            hollows,
            "styblinski_tang",
            "Styblinski–Tang",
            r"\tfrac12\,(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)",
            r"(2x^3 - 16x + 2.5,\; 2y^3 - 16y + 2.5)",
            ((-4.0, 4.0), (-4.0, 4.0)),
            product((-2.903534027771177, 2.746802770990837), repeat=2),
        ),
        _landscape(
            waves,
            "rastrigin",
            "Rastrigin",
            r"20 + x^2 - 10\cos 2\pi x + y^2 - 10\cos 2\pi y",
            r"(2x + 20\pi \sin 2\pi x,\; 2y + 20\pi \sin 2\pi y)",
            ((-2.2, 2.2), (-2.2, 2.2)),
            _mirrored(
                (0.0, 0.0),
                (0.9949586376523348, 0.0),
                (0.9949586376523348, 0.9949586376523348),
                (1.9899122337085495, 0.0),
                (1.9899122337085495, 0.9949586376523348),
                (1.9899122337085495, 1.9899122337085495),
            ),
        ),
        _landscape(
            waves,
            "ackley",
            "Ackley",
            r"20 - 20e^{-r/5} + e - w, \; r = \sqrt{\tfrac12 (x^2 + y^2)}, "
            r"\; w = e^{(\cos 2\pi x + \cos 2\pi y)/2}",
            r"\tfrac{2}{r} e^{-r/5}\,(x, y) + "
            r"\pi w\,(\sin 2\pi x, \sin 2\pi y)",
            ((-2.5, 2.5), (-2.5, 2.5)),
            _mirrored(
                (0.0, 0.0),
                (0.9521665459501717, 0.0),
                (0.9684776587077244, 0.9684776587077244),
                (1.9589197181217173, 0.0),
                (1.9646166628629864, 0.9824160350791393),
                (1.9744519864841166, 1.9744519864841166),
            ),
            smooth=False,  # the global minimum is the tip of a cone
        ),
        _landscape(
            waves,
            "mccormick",
            "McCormick",
            r"\sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1",
            r"\cos(x + y)\,(1, 1) + (2(x - y) - 1.5,\; 2.5 - 2(x - y))",
            ((-1.5, 4.0), (-3.0, 4.0)),
            [
                (-0.5471975511965977, -1.5471975511965979),
                (2.5943951023931957, 1.5943951023931955),
            ],
        ),
        _landscape(
            waves,
            "easom",
            "Easom",
            r"-\cos x \cos y\, p, \; p = e^{-(x - \pi)^2 - (y - \pi)^2}",
            r"p\,(\cos y\,(\sin x + 2(x - \pi)\cos x),\; "
            r"\cos x\,(\sin y + 2(y - \pi)\cos y))",
            ((-4.0, 10.0), (-4.0, 10.0)),
            [
                (3.141592653589793, 3.141592653589793),
                *product((1.3049954504376675, 4.978189856741919), repeat=2),
            ],
        ),
        _landscape(
            saddles,
            "saddle",
            "Saddle",
            r"x^2 - y^2",
            r"(2x,\; -2y)",
            ((-3.0, 3.0), (-3.0, 3.0)),
        ),
        _landscape(
            saddles,
            "monkey_saddle",
            "Monkey saddle",
            r"x^3 - 3xy^2",
            r"(3x^2 - 3y^2,\; -6xy)",
            ((-1.5, 1.5), (-1.5, 1.5)),
        ),
        _landscape(
            hollows,
            "two_wells",
            "Two wells",
            r"x^2 + y^2 - r - l, \; r = 2e^{-5((x-1)^2 + y^2)}, "
            r"\; l = 3e^{-5((x+1)^2 + y^2)}",
            r"(2x + 10(x - 1)r + 10(x + 1)l,\; 2y + 10y(r + l))",
            ((-2.0, 2.0), (-2.0, 2.0)),
            [(-0.9363006340109187, 0.0), (0.905317899160115, 0.0)],
        ),
    )
}
