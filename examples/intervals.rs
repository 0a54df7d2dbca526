//! Half-open intervals of whole numbers, and sets of them.

use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Interval {
    pub start: i64,
    pub end: i64,
}

#[derive(Debug, PartialEq, Eq)]
pub enum ParseError {
    NoDash,
    NotANumber(String),
}

impl Interval {
    pub fn new(start: i64, end: i64) -> Option<Self> {
        if start > end {
            return None;
        }
        Some(Interval { start, end })
    }

    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    pub fn len(&self) -> i64 {
        self.end - self.start
    }

    // Two intervals that only touch can be merged too.
    pub fn merge(&self, other: &Interval) -> Option<Interval> {
        if self.end < other.start || other.end < self.start {
            return None;
        }
        Interval::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{}", self.start, self.end)
    }
}

pub fn parse(text: &str) -> Result<Interval, ParseError> {
    let (start, end) = text.split_once('-').ok_or(ParseError::NoDash)?;
    let number = |part: &str| part.trim().parse::<i64>().map_err(|_| ParseError::NotANumber(part.to_string()));
    Interval::new(number(start)?, number(end)?).ok_or_else(|| ParseError::NotANumber(text.to_string()))
}

/// Merges intervals that overlap or touch, and returns them in order.
pub fn normalise(mut intervals: Vec<Interval>) -> Vec<Interval> {
    intervals.sort();
    let mut merged: Vec<Interval> = Vec::new();
    for interval in intervals.into_iter().filter(|each| !each.is_empty()) {
        match merged.last().and_then(|last| last.merge(&interval)) {
            Some(both) => *merged.last_mut().unwrap() = both,
            None => merged.push(interval),
        }
    }
    merged
}
