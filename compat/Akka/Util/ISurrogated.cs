namespace Akka.Util;

/// <summary>Marks what genuine Akka.NET sends over the wire through a stand-in object of its own.</summary>
public interface ISurrogated;
