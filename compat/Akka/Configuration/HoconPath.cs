using System.Text;

namespace Akka.Configuration;

/// <summary>Dotted paths whose parts may be quoted.</summary>
internal static class HoconPath
{
    public static IReadOnlyList<string> Split(string path)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        var quoted = false;
        foreach (var character in path)
        {
            if (character == '"')
            {
                quoted = !quoted;
            }
            else if (character == '.' && !quoted)
            {
                parts.Add(part.ToString().Trim());
                part.Clear();
            }
            else
            {
                part.Append(character);
            }
        }

        parts.Add(part.ToString().Trim());
        return parts;
    }
}
