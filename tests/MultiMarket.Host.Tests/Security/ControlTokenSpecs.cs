using System.Reflection;
using System.Security.Cryptography;
using MultiMarket.Host.Security;
using Shouldly;

namespace MultiMarket.Host.Tests.Security;

public sealed class ControlTokenSpecs
{
    private static readonly string Token = new('t', 32);

    [Fact]
    public void Only_the_token_is_the_token()
    {
        var token = new ControlToken(Token);

        token.Is(Token).ShouldBeTrue();
        foreach (var other in (string?[])[null, "", Token[..31], Token + "t", Token.ToUpperInvariant()]) token.Is(other).ShouldBeFalse();
    }

    [Fact]
    public void Its_stamp_differs_from_token_to_token_and_tells_none()
    {
        var stamp = new ControlToken(Token).Stamp;

        stamp.ShouldBe(new ControlToken(Token).Stamp);
        stamp.ShouldNotBe(new ControlToken(Token + "t").Stamp);
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Token))).ShouldNotContain(stamp);
    }

    [Fact]
    public void It_is_compared_in_constant_time_and_only_so()
    {
        var calls = typeof(ControlToken).GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).SelectMany(Calls).ToList();

        calls.ShouldContain(typeof(CryptographicOperations).GetMethod(nameof(CryptographicOperations.FixedTimeEquals))!);
        // The one other comparison is that of the scheme's name, "Bearer".
        calls.Where(m => m.Name is "Equals" or "op_Equality" or "SequenceEqual" or "Compare").ShouldHaveSingleItem();
    }

    private static IEnumerable<MethodBase> Calls(MethodInfo method)
    {
        const byte Call = 0x28, CallVirtual = 0x6F;
        var code = method.GetMethodBody()!.GetILAsByteArray()!;
        for (var i = 0; i < code.Length - 4; i++)
        {
            if (code[i] is not (Call or CallVirtual)) continue;
            if (Resolve(method.Module, BitConverter.ToInt32(code, i + 1)) is { } called) yield return called;
        }
    }

    // The bytes of an operand may look like a call; they name no method then.
    private static MethodBase? Resolve(Module module, int token)
    {
        try
        {
            return module.ResolveMethod(token);
        }
        catch (Exception e) when (e is ArgumentException or BadImageFormatException)
        {
            return null;
        }
    }
}
