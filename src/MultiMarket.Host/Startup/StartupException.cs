namespace MultiMarket.Host.Startup;

/// <summary>The host cannot start; the message names the thing, the reason, and what to do.</summary>
internal sealed class StartupException(string message) : Exception(message);
