//! Where a client finds this server.

use crate::site::Site;
use axum::http::HeaderMap;
use axum::http::header::HOST;

/// The address of the server's root as the client knows it, with a slash at its end.
pub(crate) fn base(site: &Site, headers: &HeaderMap) -> String {
    if let Some(public) = &site.settings.public {
        return format!("{}/", public.trim_end_matches('/'));
    }
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).filter(|host| is_host(host));
    format!("http://{}/", host.unwrap_or("localhost"))
}

/// Whether it is a name or a number of a host, perhaps with a port, and nothing else.
fn is_host(host: &str) -> bool {
    !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]_".contains(&byte))
}

/// `text` so that it can stand in an address.
pub(crate) fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// The path at which this server answers for an IRI of the graph, whatever host the IRI names.
pub(crate) fn local(iri: &str) -> Option<String> {
    let tail = iri.strip_prefix(answer::BASE)?;
    Some(format!("/{}", escaped(&tail.replacen('#', "/", 1))))
}

/// The path of the page of what a column of this kind names by a key.
pub(crate) fn page_of_key(kind: &str, key: &str) -> Option<String> {
    let kind = match kind {
        "symbol" => "doc",
        "state" | "body" => kind,
        _ => return None,
    };
    (!key.is_empty() && !key.starts_with("file:")).then(|| format!("/id/{kind}/{}", escaped(key)))
}

/// The tail of an IRI as a path: what would end the path, or could not stand in it, is percent-encoded.
fn escaped(tail: &str) -> String {
    let mut path = String::with_capacity(tail.len());
    for c in tail.chars() {
        match c {
            '?' | '#' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | ' ' => {
                path.push_str(&format!("%{:02X}", c as u32));
            }
            c if c.is_control() => path.push_str(&encoded(&c.to_string())),
            c if c.is_ascii() => path.push(c),
            c => path.push_str(&encoded(&c.to_string())),
        }
    }
    path
}
