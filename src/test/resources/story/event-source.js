// A replacement for EventSource in HtmlUnit: reads the whole stream and dispatches its events when it has ended.
window.EventSource = function (url) {
  var source = this;
  var listeners = {};
  var request = new XMLHttpRequest();
  source.readyState = 0;
  source.addEventListener = function (name, listener) {
    (listeners[name] = listeners[name] || []).push(listener);
  };
  source.removeEventListener = function (name, listener) {
    listeners[name] = (listeners[name] || []).filter(function (other) { return other !== listener; });
  };
  source.close = function () {
    source.readyState = 2;
  };
  function tell(lines) {
    var name = "message";
    var data = [];
    lines.split("\n").forEach(function (line) {
      if (line.indexOf("event: ") === 0) name = line.substring(7);
      if (line.indexOf("data: ") === 0) data.push(line.substring(6));
    });
    if (data.length === 0) return;
    var event = new MessageEvent(name, { data: data.join("\n") });
    (listeners[name] || []).slice().forEach(function (listener) { listener(event); });
  }
  request.onload = function () {
    source.readyState = 1;
    if (source.onopen) source.onopen({});
    request.responseText.split("\n\n").forEach(tell);
  };
  request.open("GET", url);
  request.setRequestHeader("Accept", "text/event-stream");
  request.send();
};
window.EventSource.CLOSED = 2;
