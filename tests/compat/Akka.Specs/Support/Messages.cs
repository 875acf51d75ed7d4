namespace Akka.Specs.Support;

/// <summary>Makes an actor of the specs throw.</summary>
public sealed record Fail(string Text = "boom");

/// <summary>Makes an actor of the specs stop itself.</summary>
public sealed record StopYourself;

/// <summary>The error of the specs.</summary>
public sealed class BoomException(string text) : Exception(text);
