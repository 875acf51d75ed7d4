namespace Akka.Configuration;

/// <summary>Gives substitutions their values; they may stand before what they refer to.</summary>
internal static class HoconResolver
{
    /// <exception cref="FormatException">A required one has no value, or one refers to itself.</exception>
    public static void Resolve(HoconObject root, IReadOnlyList<HoconSubstitution> substitutions)
    {
        foreach (var substitution in substitutions)
        {
            substitution.Value = root.Find(HoconPath.Split(substitution.Path));
            if (substitution.Value is null && !substitution.IsOptional)
            {
                throw new FormatException($"Unresolved substitution: {substitution.Path}");
            }
        }

        foreach (var substitution in substitutions)
        {
            RejectCircle(substitution, []);
        }
    }

    private static void RejectCircle(HoconSubstitution substitution, HashSet<HoconSubstitution> seen)
    {
        if (!seen.Add(substitution))
        {
            throw new FormatException($"The substitution {substitution.Path} refers to itself.");
        }

        foreach (var next in substitution.Value?.Substitutions ?? [])
        {
            RejectCircle(next, seen);
        }

        seen.Remove(substitution);
    }
}
