namespace Akka.Event;

/// <summary>The class of log events whose source is only a name.</summary>
public class DummyClassForStringSources;
