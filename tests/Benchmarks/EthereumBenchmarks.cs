using BenchmarkDotNet.Attributes;
using Graph.Ethereum.Encoding;
using Graph.Ethereum.Keys;
using Graph.Ethereum.Keystores;

namespace Graph.Benchmarks;

/// <summary>What a submission costs in cryptography: five signatures and one derivation.</summary>
[MemoryDiagnoser]
public class EthereumBenchmarks
{
    private readonly PrivateKey key = PrivateKey.Generate();
    private readonly Hash hash = Hash.Of("x"u8);
    private readonly byte[] derived = new byte[32];

    [Benchmark]
    public Signature Sign() => key.Sign(hash);

    [Benchmark]
    public Address? Recover() => key.Sign(hash).Recover(hash);

    [Benchmark]
    public byte[] Scrypt32768x8x3()
    {
        Scrypt.DeriveKey("river-42"u8, "0123456789abcdef"u8, new ScryptParameters(1 << 15, 8, 3), derived);
        return derived;
    }

    [Benchmark]
    public byte[] Scrypt131072x8x1()
    {
        Scrypt.DeriveKey("river-42"u8, "0123456789abcdef"u8, ScryptParameters.Export, derived);
        return derived;
    }
}
