//! Answering queries within limits of time and size.

use crate::{Error, Store};
use oxigraph::sparql::{
    CancellationToken, QueryEvaluationError, QueryResults, QuerySolutionIter, QueryTripleIter, SparqlEvaluator,
};
use oxrdf::{Term, Triple, Variable};
use spargebra::Query;
use std::fmt;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

/// How far to go in answering a query.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    /// How long it may take, until the last row is out.
    pub time: Option<Duration>,
    /// How many rows or triples to give; [`Rows::cut`] says whether there were more.
    pub rows: Option<usize>,
    /// Stops the answering from outside.
    pub stop: Stop,
}

/// Stops the answering of a query, from any thread.
#[derive(Clone, Default)]
pub struct Stop(CancellationToken);

impl fmt::Debug for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Stop").field(&self.0.is_cancelled()).finish()
    }
}

impl Stop {
    /// Stops it.
    pub fn now(&self) {
        self.0.cancel();
    }
}

/// An answer.
pub enum Answer {
    /// Of a SELECT query.
    Rows(Rows),
    /// Of a CONSTRUCT or DESCRIBE query.
    Triples(Triples),
    /// Of an ASK query.
    Truth(bool),
}

/// The rows that answer a SELECT query, worked out one by one.
pub struct Rows {
    solutions: QuerySolutionIter<'static>,
    watch: Watch,
    left: Option<usize>,
    cut: bool,
}

/// The triples that answer a CONSTRUCT or DESCRIBE query, worked out one by one.
pub struct Triples {
    triples: QueryTripleIter<'static>,
    watch: Watch,
    left: Option<usize>,
    cut: bool,
}

impl Store {
    /// Answers a query about the graph.
    ///
    /// # Errors
    /// If it cannot be answered, or not within the limits.
    pub fn query(&self, query: Query, limits: &Limits) -> Result<Answer, Error> {
        let watch = Watch::new(limits);
        let results = SparqlEvaluator::new()
            .with_cancellation_token(watch.stop.0.clone())
            .for_query(query)
            .on_store(&self.graph)
            .execute()
            .map_err(|error| watch.explain(error))?;
        let (left, cut) = (limits.rows, false);
        Ok(match results {
            QueryResults::Boolean(truth) => Answer::Truth(truth),
            QueryResults::Solutions(solutions) => Answer::Rows(Rows { solutions, watch, left, cut }),
            QueryResults::Graph(triples) => Answer::Triples(Triples { triples, watch, left, cut }),
        })
    }
}

impl Rows {
    /// The columns, in the order of the query; those of `SELECT *` in the order of the alphabet.
    #[must_use]
    pub fn columns(&self) -> &[Variable] {
        self.solutions.variables()
    }

    /// Whether rows were left out because there were more than the limit allows.
    #[must_use]
    pub fn cut(&self) -> bool {
        self.cut
    }
}

impl Iterator for Rows {
    type Item = Result<Vec<Option<Term>>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let solution = match self.watch.next(&mut self.solutions)? {
            Ok(solution) => solution,
            Err(error) => return Some(Err(error)),
        };
        if take_one(&mut self.left) {
            return Some(Ok(solution.values().to_vec()));
        }
        self.cut = true;
        None
    }
}

impl Triples {
    /// Whether triples were left out because there were more than the limit allows.
    #[must_use]
    pub fn cut(&self) -> bool {
        self.cut
    }
}

impl Iterator for Triples {
    type Item = Result<Triple, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let triple = match self.watch.next(&mut self.triples)? {
            Ok(triple) => triple,
            Err(error) => return Some(Err(error)),
        };
        if take_one(&mut self.left) {
            return Some(Ok(triple));
        }
        self.cut = true;
        None
    }
}

/// Whether one more may be given.
fn take_one(left: &mut Option<usize>) -> bool {
    match left {
        None => true,
        Some(0) => false,
        Some(left) => {
            *left -= 1;
            true
        }
    }
}

/// Looks at the clock: at each row, and from a thread of its own, since there may be none for long.
struct Watch {
    stop: Stop,
    deadline: Option<(Instant, Duration)>,
    /// Dropped, it ends the thread.
    _timer: Option<Sender<()>>,
}

impl Watch {
    fn new(limits: &Limits) -> Self {
        let stop = limits.stop.clone();
        let timer = limits.time.map(|time| {
            let (timer, ended) = mpsc::channel();
            let stop = stop.clone();
            thread::spawn(move || {
                if ended.recv_timeout(time) == Err(RecvTimeoutError::Timeout) {
                    stop.now();
                }
            });
            timer
        });
        let deadline = limits.time.map(|time| (Instant::now() + time, time));
        Self { stop, deadline, _timer: timer }
    }

    fn next<T>(
        &self,
        results: &mut impl Iterator<Item = Result<T, QueryEvaluationError>>,
    ) -> Option<Result<T, Error>> {
        let result = results.next();
        if self.stop.0.is_cancelled() || self.late().is_some() {
            return Some(Err(self.explain(QueryEvaluationError::Cancelled)));
        }
        result.map(|result| result.map_err(|error| self.explain(error)))
    }

    /// The time that was allowed, if it is over.
    fn late(&self) -> Option<Duration> {
        self.deadline.filter(|(deadline, _)| Instant::now() >= *deadline).map(|(_, time)| time)
    }

    fn explain(&self, error: QueryEvaluationError) -> Error {
        match (error, self.late()) {
            (QueryEvaluationError::Cancelled, Some(time)) => Error::TooLong(time),
            (QueryEvaluationError::Cancelled, None) => Error::Stopped,
            (error, _) => Error::Evaluation(error),
        }
    }
}
