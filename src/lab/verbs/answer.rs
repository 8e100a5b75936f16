//! What a verb answers: a line, a table, or both as JSON; and the files that it makes.
//!
//! Must not know which verb it was.

use chrono::{DateTime, SecondsFormat, Utc};
use comfy_table::{CellAlignment, ContentArrangement, presets};
use serde_json::{Map, Value as Json};

/// What a verb answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    body: Body,
    json: Option<Json>,
    /// A single value: a token, a code. A transcript can keep it.
    pub value: Option<String>,
    /// Files for the machine that runs this, by name.
    pub files: Vec<(String, Vec<u8>)>,
}

#[derive(Clone, Debug, Default, PartialEq)]
enum Body {
    #[default]
    Nothing,
    Text(String),
    Table(Table),
}

/// Rows under columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Key of JSON and title of the table.
    columns: Vec<(&'static str, &'static str)>,
    rows: Vec<Vec<Cell>>,
}

/// A value of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing: `-`, `null`.
    None,
    /// Text.
    Text(String),
    /// A number.
    Number(i64),
    /// `yes`, `no`.
    Flag(bool),
    /// A moment.
    Time(DateTime<Utc>),
}

impl Answer {
    /// Done, and nothing to say.
    pub fn nothing() -> Self {
        Self::default()
    }

    /// A line; its newline is added.
    pub fn line(text: impl Into<String>) -> Self {
        Self {
            body: Body::Text(text.into() + "\n"),
            ..Self::default()
        }
    }

    /// A line that is a value.
    pub fn value(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            value: Some(text.clone()),
            ..Self::line(text)
        }
    }

    /// A table.
    pub fn table(table: Table) -> Self {
        Self {
            body: Body::Table(table),
            ..Self::default()
        }
    }

    /// The same with JSON of its own: where Cisco's API has names for it.
    #[must_use]
    pub fn with_json(self, json: Json) -> Self {
        Self {
            json: Some(json),
            ..self
        }
    }

    /// As it is read by people.
    pub fn text(&self) -> String {
        match &self.body {
            Body::Nothing => String::new(),
            Body::Text(text) => text.clone(),
            Body::Table(table) => table.text(),
        }
    }

    /// As it is read by scripts: an object or a list, ended by a newline.
    pub fn json(&self) -> String {
        let json = match (&self.json, &self.body) {
            (Some(json), _) => json.clone(),
            (None, Body::Table(table)) => table.json(),
            (None, Body::Text(text)) => Json::from(text.trim_end()),
            (None, Body::Nothing) => Json::Null,
        };
        format!("{json:#}\n")
    }
}

impl Table {
    /// An empty one.
    pub fn new(columns: &[(&'static str, &'static str)]) -> Self {
        Self {
            columns: columns.to_vec(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.rows.push(cells.into_iter().collect());
    }

    fn text(&self) -> String {
        let mut table = comfy_table::Table::new();
        table.load_style(presets::NOTHING);
        table.set_content_arrangement(ContentArrangement::Disabled);
        table.set_header(self.columns.iter().map(|(_, title)| *title));
        for row in &self.rows {
            table.add_row(row.iter().map(Cell::text));
        }
        for (n, column) in table.column_iter_mut().enumerate() {
            column.set_padding((0, 2));
            if self.holds_numbers(n) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        let text = table.to_string();
        text.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
    }

    /// Whether a column has numbers and nothing else.
    fn holds_numbers(&self, n: usize) -> bool {
        let cells = || self.rows.iter().filter_map(|row| row.get(n));
        cells().any(|cell| matches!(cell, Cell::Number(_)))
            && cells().all(|cell| matches!(cell, Cell::Number(_) | Cell::None))
    }

    fn json(&self) -> Json {
        let row = |cells: &Vec<Cell>| {
            let pairs = self.columns.iter().zip(cells);
            let object: Map<String, Json> = pairs.map(|((key, _), cell)| ((*key).to_owned(), cell.json())).collect();
            Json::Object(object)
        };
        Json::Array(self.rows.iter().map(row).collect())
    }
}

impl Cell {
    fn text(&self) -> String {
        match self {
            Self::None => "-".to_owned(),
            Self::Text(text) if text.is_empty() => "-".to_owned(),
            // What devices and people wrote may hold anything: control characters are shown, not sent.
            Self::Text(text) => text
                .chars()
                .map(|c| if c.is_control() { '\u{fffd}' } else { c })
                .collect(),
            Self::Number(number) => number.to_string(),
            Self::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
            Self::Time(time) => time.format("%Y-%m-%d %H:%M:%S UTC").to_string(),
        }
    }

    fn json(&self) -> Json {
        match self {
            Self::None => Json::Null,
            Self::Text(text) => Json::from(text.as_str()),
            Self::Number(number) => Json::from(*number),
            Self::Flag(flag) => Json::from(*flag),
            Self::Time(time) => Json::from(stamp(*time)),
        }
    }
}

/// A moment in JSON: RFC 3339, whole seconds.
pub fn stamp(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, true)
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<DateTime<Utc>> for Cell {
    fn from(time: DateTime<Utc>) -> Self {
        Self::Time(time)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}

impl From<u16> for Cell {
    fn from(number: u16) -> Self {
        Self::Number(i64::from(number))
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::None, Into::into)
    }
}
