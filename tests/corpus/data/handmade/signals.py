"""Signals over time, documented in NumPy's style."""


def moving_average(signal, window=5, *, center=False):
    """Smooth a signal by the mean of a sliding window.

    Parameters
    ----------
    signal : sequence of float
        The samples, equally spaced in time.
    window : int, default 5
        Number of samples that each mean is taken over.
    center : bool, default False
        Whether the window reaches as far ahead as it reaches back.

    Returns
    -------
    list of float
        The smoothed samples, as many as there were.

    Raises
    ------
    ValueError
        If the window is not positive.
    """
    if window < 1:
        raise ValueError(window)
    half = window // 2 if center else 0
    means = []
    for index in range(len(signal)):
        start = max(0, index + half - window + 1)
        part = signal[start : index + half + 1]
        means.append(sum(part) / len(part))
    return means


def crossings(signal, level=0.0):
    """Find where a signal rises through a level.

    Parameters
    ----------
    signal : sequence of float
        The samples.
    level : float
        The level that is crossed.

    Yields
    ------
    int
        The index of each first sample above the level.
    """
    below = True
    for index, sample in enumerate(signal):
        if sample > level and below:
            yield index
        below = sample <= level


def resample(signal, old_rate, new_rate, fill=None):
    """Change the sampling rate of a signal by picking the nearest samples.

    Parameters
    ----------
    signal : list
        The samples to pick from.
    old_rate : float
        Samples a second so far.
    new_rate : float
        Samples a second afterwards.
    fill : float, optional
        Value that is used past the end of the signal.

    Returns
    -------
    list
        The picked samples.
    """
    count = int(len(signal) * new_rate / old_rate)
    picked = []
    for index in range(count):
        nearest = round(index * old_rate / new_rate)
        picked.append(signal[nearest] if nearest < len(signal) else fill)
    return picked


def normalise(signal, peak=1.0):
    """Scale a signal so that its largest sample has a given size.

    Parameters
    ----------
    signal : list of float
        The samples, changed in place.
    peak : float
        Size of the largest sample afterwards.
    """
    largest = max(abs(sample) for sample in signal)
    for index, sample in enumerate(signal):
        signal[index] = sample * peak / largest
