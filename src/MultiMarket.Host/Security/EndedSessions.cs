using System.Collections.Concurrent;
using System.Globalization;

namespace MultiMarket.Host.Security;

/// <summary>
/// The sessions that were ended before their time. They stand in a file beside the keys of the cookies, so that a restart does not bring
/// one back to whoever kept a copy of its cookie.
/// </summary>
internal sealed class EndedSessions
{
    private const string FileName = "ended-sessions";

    private readonly ConcurrentDictionary<string, DateTimeOffset> _ends = new(StringComparer.Ordinal);
    private readonly Lock _writing = new();
    private readonly ILogger<EndedSessions> _logger;
    private readonly string? _file;

    public EndedSessions(AccessOptions options, ILogger<EndedSessions> logger)
    {
        _logger = logger;
        if (options.KeyFolder is not { } folder) return;
        _file = Path.Combine(folder, FileName);
        Read(_file);
    }

    /// <summary>True for a session that was ended.</summary>
    public bool Contain(string id) => _ends.ContainsKey(id);

    /// <summary>Adds a session, and forgets those whose time has come anyway.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="end">When it would have ended by itself.</param>
    /// <param name="now">The present moment.</param>
    public void Add(string id, DateTimeOffset end, DateTimeOffset now)
    {
        foreach (var (old, past) in _ends)
            if (past <= now) _ends.TryRemove(old, out _);
        _ends[id] = end;
        if (_file is not null) Write(_file);
    }

    private void Read(string file)
    {
        try
        {
            if (!File.Exists(file)) return;
            foreach (var line in File.ReadLines(file))
                if (line.Split(' ') is [var id, var end] && uint.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
                    _ends[id] = DateTimeOffset.FromUnixTimeSeconds(seconds);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _logger.LogWarning(e, "The file {File} cannot be read: sessions that were ended before this start may be used until they are too old", file);
        }
    }

    // The session is ended in any case, for as long as this process runs.
    private void Write(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            lock (_writing)
            {
                using (var text = new StreamWriter(file + ".next", options))
                    foreach (var (id, end) in _ends) text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{id} {end.ToUnixTimeSeconds()}"));
                File.Move(file + ".next", file, overwrite: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _logger.LogWarning(e, "The file {File} cannot be written: after a restart a copy of the cookie of a session that was ended can be used until it is too old", file);
        }
    }
}
